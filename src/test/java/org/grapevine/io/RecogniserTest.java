package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
    private static Optional<Recogniser.Recognised> recognised(List<String> columns) {
        return Recogniser.recognise(columns, Presets.all(), false);
    }

    @Test
    void there_is_an_export_for_every_preset_and_a_preset_for_every_export() {
        assertThat(Presets.all().stream().map(Preset::name))
                .containsExactlyInAnyOrderElementsOf(Exports.all().keySet());
    }

    /** The confusion table: every export of every preset against all presets, our own kinds and anything else. */
    @Test
    void every_export_is_taken_for_what_it_is_and_for_nothing_else() {
        List<String> table = new ArrayList<>();
        Exports.all()
                .forEach((name, texts) -> texts.forEach(text -> {
                    Recogniser.Recognised found =
                            recognised(Exports.header(text)).orElseThrow();
                    boolean right =
                            found.preset().name().equals(name) && found.how().confidence() >= Recogniser.ENOUGH;
                    if (!right) {
                        table.add(name + " taken for " + found.how() + " by " + Exports.header(text));
                    }
                }));
        assertThat(table).isEmpty();
    }

    @Test
    void an_export_with_half_of_its_columns_is_never_taken_for_one_of_another_program() {
        List<String> wrong = new ArrayList<>();
        int sure = 0;
        int all = 0;
        for (var entry : Exports.all().entrySet()) {
            Preset preset = Presets.named(entry.getKey()).get(0);
            for (String text : entry.getValue()) {
                for (int half = 0; half < 2; half++) {
                    List<String> columns = half(preset, Exports.header(text), half);
                    Optional<Recogniser.Recognised> found =
                            recognised(columns).filter(some -> some.how().confidence() >= Recogniser.ENOUGH);
                    all++;
                    sure += found.isPresent() ? 1 : 0;
                    if (found.isPresent() && !found.get().preset().crm().equals(preset.crm())) {
                        wrong.add(columns + " taken for " + found.get().how());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat((double) sure / all)
                .as("share of them that is recognised at all")
                .isGreaterThan(.7);
    }

    private static List<String> half(Preset preset, List<String> columns, int which) {
        Set<String> needed = new HashSet<>();
        preset.needs().forEach(names -> names.forEach(name -> needed.add(Cell.comparable(name))));
        List<String> half = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (i % 2 == which || needed.contains(Cell.comparable(columns.get(i)))) {
                half.add(columns.get(i));
            }
        }
        return half;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name,state,revenue,margin,retention,clv,since,segment,region,manager,potential",
                "id,name",
                "id,name,value",
                "id,name,state",
                "id,name,type,size,sensitivity",
                "from,to,type,weight,probability,directed,since,lastContact,contactsPerYear",
                "client,group,groupType,role,since,until,consentRef,consentDate",
                "referrer,referred,date,outcome,value",
                "client,time,product,referrer",
                "id,name,sector,revenueMillion,employees,country,wonValue,wonDeals",
                "name,kind,beta,gamma,halfLife",
                "source,target,weight",
                "First Name,Last Name,Email,Company,Phone",
                "Name,Email,Phone,Company,City",
                "Kundennummer,Name,Ort,Umsatz",
                "id,name,email,phone,city,industry",
                "member,organisation,role,since,until"
            })
    void our_own_headers_and_those_of_nobody_are_not_taken_for_an_export(String header) {
        Optional<Recogniser.Recognised> found = recognised(Arrays.asList(header.split(",", -1)));
        assertThat(found.filter(some -> some.how().confidence() >= Recogniser.ENOUGH))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_choice_of_our_own_columns_looks_like_an_export(Kind kind) {
        List<String> required = kind.required().stream().map(Field::column).toList();
        List<String> others = Stream.concat(
                        kind.fields().stream().map(Field::column), kind.properties().keySet().stream())
                .filter(column -> !required.contains(column))
                .toList();
        assertThat(Stream.concat(required.stream(), others.stream())).allMatch(kind::names);
        Random random = new Random(1);
        boolean few = others.size() <= 10;
        int choices = 1 << Math.min(10, others.size());
        for (int choice = 0; choice < choices; choice++) {
            List<String> columns = new ArrayList<>(required);
            double share = random.nextDouble();
            for (int i = 0; i < others.size(); i++) {
                if (few ? (choice >> i & 1) == 1 : random.nextDouble() < share) {
                    columns.add(others.get(i));
                }
            }
            double confidence =
                    recognised(columns).map(found -> found.how().confidence()).orElse(0.);
            assertThat(confidence).as("%s", columns).isLessThan(.03);
        }
    }

    @Test
    void what_speaks_for_and_against_is_told() {
        Recognition how = recognised(Exports.header(Exports.SALESFORCE_CONTACTS))
                .orElseThrow()
                .how();
        assertThat(how.speaksFor()).contains("HasOptedOutOfEmail", "MailingCity");
        assertThat(how.percent()).isEqualTo("over 99 %");
        Recognition thin =
                recognised(List.of("Id", "LastName", "AccountId")).orElseThrow().how();
        assertThat(thin.confidence()).isLessThan(.9);
        assertThat(thin.speaksAgainst().get(0)).contains("no FirstName", "no Email");
    }

    @Test
    void upper_and_lower_case_blanks_and_underscores_do_not_matter_much() {
        List<String> shouted = Exports.header(Exports.SALESFORCE_CONTACTS).stream()
                .map(column -> " " + column.toUpperCase(java.util.Locale.ROOT) + " ")
                .toList();
        assertThat(recognised(shouted).orElseThrow().preset().name()).isEqualTo("salesforce-contacts");
    }
}
