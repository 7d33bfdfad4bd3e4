package org.grapevine.sample;

import java.text.Normalizer;
import org.grapevine.sample.Circles.Kind;

/** Names for people to read, in the languages of a port where many have landed. The same person, firm or group has the same name at each call. */
final class Names {
    private static final String[][] GIVEN = {
        words(
                "Mary Patrick Aoife Liam Siobhán Thomas Grace Niamh James Eleanor Róisín Henry Alice Seán George Charlotte Declan Ruth"
                        + " William Orla Samuel Hannah Brendan Margaret Oliver Ciarán Lucy Edward Maeve Arthur Gráinne Daniel Emma Colm Rose Hugh"),
        words(
                "Ana José Lucía Álvaro Carmen Íñigo Sofía Martín Inés Rubén Pilar Andrés Belén Joaquín Marta Óscar Elena Tomás"
                        + " Rocío Javier Núria Iván Teresa Raúl Paula Ramón Begoña Hugo Irene Víctor Alba Sergio Noemí Jaime Clara Gonzalo"),
        words(
                "João Beatriz Tiago Inês Luís Margarida António Conceição Rui Leonor Gonçalo Matilde André Fátima Vasco Joana Simão Lídia"
                        + " Duarte Catarina Nuno Helena Mário Sílvia Caetano Rita Fernão Graça Diogo Mónica Afonso Célia Jorge Débora Artur Íris"),
        words(
                "Jürgen Anneliese Björn Käthe Friedrich Hannelore Günther Liesel Matthias Ursula Jörg Greta Dietmar Heike Lukas Jördis Rainer Änne"
                        + " Moritz Sabine Götz Petra Stefan Marlies Uwe Birgit Till Antje Ralf Dörte Hanno Silke Volker Elke Kai Wiebke"),
        words(
                "Astrid Åke Søren Ingrid Øyvind Solveig Lars Maj-Britt Jørgen Linnéa Håkon Karin Björk Nils Sigrún Anders Märta Jens"
                        + " Tuula Pär Kirsten Gösta Elin Torbjørn Åsa Mikkel Frida Leif Ragnhild Olof Hjördís Bengt Dagny Rasmus Sölvi Einar"),
        words(
                "Agnieszka Łukasz Małgorzata Zdeněk Jiří Božena Stanisław Žofie Paweł Kateřina Mirosław Hana Tomáš Elżbieta Ondřej Zuzana Michał Jana"
                        + " Krzysztof Lenka Radosław Věra Marek Danuta Vojtěch Halina Bartosz Alžběta Čeněk Ewa Dušan Iwona Matěj Jolanta Petr Wanda"),
        words(
                "Ayşe Mehmet Gülşen Kwame Chiamaka Oluwaseun Priya Arjun Fatou Çağlar Ngozi Babajide Lakshmi Vikram Aminata Özgür Adébáyò Meera"
                        + " Emre Zainab Ọlá Sanjay Nalini Koffi Şebnem Ifeoma Rohan Deniz Abena Ravi Kemal Adaeze Anjali Yaw Elif Chukwudi"),
        words(
                "Étienne Françoise Benoît Geneviève Jérôme Hélène Loïc Noémie François Éloïse Gaëtan Thérèse Giuseppe Chiara Niccolò Lucrezia Matteo Agnès"
                        + " Rémi Zoé Théo Irène Luca Beatrice Anaïs Ugo Cécile Dario Mélanie Paolo Léa Sandro Aurélie Marco Solène Renzo"),
    };
    private static final String[][] FAMILY = {
        words(
                "Walsh Byrne Ashworth O’Brien Doyle Fletcher Ní_Cheallaigh Hargreaves Murphy Whitaker Keogh Barlow Ó_Súilleabháin Greene Fitzgerald Thackeray Nolan"
                        + " Pemberton Quinn Sutcliffe Redmond Ellery Gallagher Mercer Ward Holloway Tierney Cobb Lacey Marsh Prendergast Rowe Kinsella Tully Yates Brody"),
        words(
                "Ruiz García Núñez Ibáñez Ortega Muñoz Herrera Peña Vázquez Domínguez Castaño Soler Giménez Fuentes Acuña Zúñiga Echeverría"
                        + " Rincón Gálvez Cañas Molina Prieto Sáez Cordero Alarcón Bermúdez Luján Pascual Quiñones Rosell Tejada Uribe Valdés Yáñez Mena Ávila"),
        words(
                "Ferreira Gonçalves Magalhães Araújo Simões Lourenço Brandão Conceição Guimarães Queirós Leitão Falcão Nóbrega Pinho Teixeira Vilaça Sá"
                        + " Antunes Bragança Cordeiro Damião Esteves Fialho Galvão Henriques Jardim Lobão Morgado Neto Osório Pacheco Quintão Ramalho Serrão Tavares Veríssimo"),
        words(
                "Müller Weiß Schröder Köhler Bäcker Lindemann Hübner Groß Vogt Jäger Kästner Scholz Böhm Ritter Strauß Döring Fuchs"
                        + " Brückner Heß Krüger Lüders Mößner Nägele Oberländer Pfäffle Rößler Schütz Thönnes Uhlig Völker Wölk Zöllner Ahrens Behrens Cordes Dörr"),
        words(
                "Lindqvist Sørensen Åkesson Bjørnstad Hägglund Jónsdóttir Kjær Løvås Mäkinen Nygård Östberg Pålsson Räsänen Sjöström Thorvaldsen Ulvestad Virtanen"
                        + " Wikström Ødegård Bergström Dahl Ekström Fjeld Grönlund Holmgren Isaksen Järvinen Knutsen Lykke Myhre Nørgaard Rask Skår Tveit Västberg Holm"),
        words(
                "Wójcik Dvořák Kowalczyk Zieliński Svoboda Nováková Šimek Dąbrowski Křížek Pospíšil Wiśniewski Růžička Černý Łapiński Janáček Mroźek Kučera"
                        + " Sęk Hašek Grabowski Žák Piątek Vaňek Rybář Szymański Hlaváč Gołąb Štěpánek Krawiec Bláha Pająk Červenka Rogóż Hájek Wrona Beneš"),
        words(
                "Okafor Yılmaz Adeyemi Öztürk Mensah Chandrasekhar Diallo Şahin Boateng Iyer Nwosu Çelik Traoré Raghunathan Kaya Owusu Eze"
                        + " Güneş Krishnan Sow Balogun Aydın Mehta Asante Koç Obi Desai Ndiaye Erdoğan Pillai Osei Kılıç Banerjee Cissé Arslan Menon"),
        words(
                "Lefèvre Bélanger Rossi Crépeau Fabbri Désormeaux Gauthier Moretti Bäriswyl Châtelain D’Angelo Péchard Rinaldi Sauvé Thibault Vénier Marchetti"
                        + " Beaulieu Colombo Dubé Esposito Frémont Greco Hébert Lachaîne Mancini Noël Orsini Prévost Renaud Santoro Théroux Vallée Zanetti Côté Bruni"),
    };
    private static final String[] REGIONS = {
        "Northside",
        "Harbour",
        "Old Town",
        "Mill Lane",
        "Riverside",
        "Castle Hill",
        "Westgate",
        "Eastfield",
        "Station Quarter",
        "Lindenhof",
        "San Telmo",
        "Southbank"
    };
    private static final String[] CHURCH_NAMES = {
        "St. Mark's Parish",
        "Igreja de São Pedro",
        "Parish of Our Lady Star of the Sea",
        "Evangelische Kirchengemeinde St. Johannis",
        "Grace Chapel",
        "Iglesia de Santa María",
        "St. Brigid's Church",
        "Parafia św. Jadwigi",
        "Église Saint-Étienne",
        "Methodist Church Hall",
        "Svenska kyrkan",
        "Redeemer Church of God",
        "Holy Trinity Parish",
        "Chiesa di San Nicolò"
    };
    private static final String[] CLUB_NAMES = {
        "Rotary %s",
        "%s Rowing Club",
        "%s Lions Club",
        "%s Choral Society",
        "Peña Flamenca %s",
        "%s Allotment Gardeners",
        "%s Football Club",
        "%s Volunteer Fire Brigade",
        "%s Parents’ Association",
        "%s Runners",
        "Kulturverein %s",
        "%s Chess Circle",
        "%s Amateur Dramatics",
        "Pétanque %s",
        "%s Sailing Club",
        "%s Tennis Club",
        "%s Book Circle",
        "Friends of %s Library",
        "%s Women’s Network",
        "%s Scouts"
    };
    private static final String[][] BODY_NAMES = {
        {"Master Builders Guild", "Joiners’ and Roofers’ Association"},
        {"Shopkeepers’ Association", "Chamber of Retail"},
        {"Dental and Medical Society", "Nurses’ and Carers’ Association"},
        {"Innkeepers’ Association", "Guild of Cooks and Bakers"},
        {"Society of Accountants", "Law Society"},
        {"Hauliers’ Association", "Port Users’ Council"},
        {"Teachers’ Society", "Association of Trainers"},
        {"Software Makers’ Forum", "Engineers’ Institute"},
        {"Growers’ Co-operative", "Farmers’ League"},
        {"Makers’ and Restorers’ Guild", "Craft Council"},
    };
    private static final String[] COMMITTEE_NAMES = {
        "%s School Board",
        "%s Festival Committee",
        "%s Residents’ Council",
        "%s Heritage Trust",
        "%s Business Improvement Board"
    };
    private static final String[] INDUSTRIES = {
        "construction",
        "retail",
        "health",
        "hospitality",
        "finance",
        "transport",
        "education",
        "technology",
        "farming",
        "crafts"
    };
    private static final String[][] TRADES = {
        {"Joinery", "Roofing", "Builders", "Plumbing & Heating", "Architects"},
        {"Hardware", "Books", "Fashion", "Grocers", "Opticians"},
        {"Dental Practice", "Physiotherapy", "Pharmacy", "Home Care", "Veterinary Clinic"},
        {"Bakery", "Hotel", "Café", "Brewery", "Catering"},
        {"Accountants", "Insurance", "Solicitors", "Tax Advisers", "Estate Agents"},
        {"Logistics", "Freight", "Taxis", "Boatyard", "Removals"},
        {"Language School", "Driving School", "Nursery", "Music School", "Training"},
        {"Software", "Electronics", "Web Studio", "Engineering", "Networks"},
        {"Farm Shop", "Nurseries", "Dairy", "Vineyard", "Landscapes"},
        {"Pottery", "Upholstery", "Goldsmiths", "Instrument Makers", "Print Works"},
    };
    private static final String[] FORMS = {" ", " & Sons ", " & Daughters ", " Brothers’ ", " & Partners "};

    static final int CHURCHES = CHURCH_NAMES.length;
    static final int CLUBS = CLUB_NAMES.length;
    static final int BODIES = BODY_NAMES[0].length;
    static final int COMMITTEES = COMMITTEE_NAMES.length;
    private static final int STYLES = CHURCHES + CLUBS + COMMITTEES + Residents.INDUSTRIES * BODIES;

    private final Residents residents;
    private final Circles circles;
    private final Chance home;
    private final Chance own;
    /** How many groups of the same name came before; -1 where the first of a style needs no region to be told apart. */
    private final int[] before;

    Names(Residents residents, Circles circles, long seed) {
        this.residents = residents;
        this.circles = circles;
        home = new Chance(seed, "families");
        own = new Chance(seed, "names");
        before = countNamesakes();
    }

    private static String[] words(String text) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ');
        }
        return words;
    }

    private int[] countNamesakes() {
        int[] namesakes = new int[circles.count()];
        int[] seen = new int[STYLES * (REGIONS.length + 1)];
        for (int g = 0; g < namesakes.length; g++) {
            Kind kind = circles.kind(g);
            if (kind == Kind.HOUSEHOLD || kind == Kind.FIRM || circles.parent(g) != Circles.NO_PARENT) {
                continue;
            }
            int plain = style(g) * (REGIONS.length + 1);
            boolean standsAlone = kind == Kind.CHURCH || kind == Kind.INDUSTRY;
            namesakes[g] = standsAlone && seen[plain]++ == 0 ? -1 : seen[plain + 1 + region(g)]++;
        }
        return namesakes;
    }

    private int style(int g) {
        int style = circles.style(g);
        return switch (circles.kind(g)) {
            case CHURCH -> style;
            case CLUB -> CHURCHES + style;
            case BOARD -> CHURCHES + CLUBS + style;
            default -> CHURCHES + CLUBS + COMMITTEES + BODIES * circles.origin(g) + style;
        };
    }

    private int region(int g) {
        return circles.kind(g) == Kind.INDUSTRY ? own.below(~g, REGIONS.length) : residents.region(circles.origin(g));
    }

    String group(int g) {
        String name = REGIONS[region(g)];
        return switch (circles.kind(g)) {
            case HOUSEHOLD -> familyName(circles.origin(g), g) + " household";
            case FIRM -> person(circles.origin(g));
            case CHURCH -> apart(CHURCH_NAMES[circles.style(g)], g);
            case INDUSTRY -> apart(BODY_NAMES[circles.origin(g)][circles.style(g)], g);
            case CLUB -> numbered(CLUB_NAMES[circles.style(g)].replace("%s", name), g);
            case BOARD ->
                circles.parent(g) == Circles.NO_PARENT
                        ? numbered(COMMITTEE_NAMES[circles.style(g)].replace("%s", name), g)
                        : "Board of " + group(circles.parent(g));
        };
    }

    private String apart(String name, int g) {
        return before[g] < 0 ? name : numbered(name + ", " + REGIONS[region(g)], g);
    }

    private String numbered(String name, int g) {
        return before[g] > 0 ? name + " " + (before[g] + 1) : name;
    }

    String person(int v) {
        return switch (residents.kind[v]) {
            case Residents.FIRM -> firm(v);
            case Residents.TWIN -> alias(person(v - 1), v);
            default -> given(v) + " " + familyName(v, circles.first(Kind.HOUSEHOLD, v));
        };
    }

    private int culture(int household, int v) {
        return household < 0 || own.happens(~v, .12) ? own.below(v, GIVEN.length) : home.below(household, GIVEN.length);
    }

    private String given(int v) {
        int household = circles.first(Kind.HOUSEHOLD, v);
        int culture = culture(household, v);
        String[] names = GIVEN[culture];
        int eldest = household < 0 ? v : circles.origin(household);
        String name = names[(home.below(~eldest, names.length) + 7 * (v - eldest)) % names.length];
        boolean initial = own.happens(v + (1L << 40), .3) && culture != 1 && culture != 2;
        return initial ? name + " " + (char) ('A' + own.below(v + (2L << 40), 20)) + "." : name;
    }

    private String familyName(int v, int household) {
        int culture = culture(household, v);
        String[] names = FAMILY[culture];
        long key = household < 0 || own.happens(~v, .12) ? v + (3L << 40) : household + (4L << 40);
        String name = names[home.below(key, names.length)];
        boolean both = (culture == 1 || culture == 2) && own.happens(v + (1L << 40), .5);
        return both ? name + " " + names[own.below(v + (5L << 40), names.length)] : name;
    }

    private String firm(int v) {
        String[] families = FAMILY[own.below(v, FAMILY.length)];
        String family = families[own.below(~v, families.length)];
        String[] trades = TRADES[residents.industry[v]];
        String trade = trades[own.below(v + (1L << 40), trades.length)];
        return family + FORMS[own.below(v + (2L << 40), FORMS.length)] + trade;
    }

    /** The name as a hasty hand enters it: without accents, with a letter doubled, or with the given name cut short. */
    private String alias(String name, int v) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        if (!plain.equals(name)) {
            return plain;
        }
        String doubled = name.replaceFirst("([^lnst])([lnst])(?=[aeiou])", "$1$2$2");
        return doubled.equals(name) || own.happens(v, .3)
                ? name.charAt(0) + "." + name.substring(name.lastIndexOf(' '))
                : doubled;
    }

    String manager(int k) {
        String[] families = FAMILY[home.below(k + (6L << 40), FAMILY.length)];
        String[] givens = GIVEN[home.below(k + (7L << 40), GIVEN.length)];
        return givens[home.below(k + (8L << 40), givens.length)] + " "
                + families[home.below(k + (9L << 40), families.length)];
    }

    String regionOf(int v) {
        return REGIONS[residents.region(v)];
    }

    String industry(int v) {
        return residents.industry[v] == Residents.NO_INDUSTRY ? "" : INDUSTRIES[residents.industry[v]];
    }
}
