package org.grapevine.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says for somebody on a page what was written for the command line: where to click instead of which option to give. */
final class PageWords {
    /* Faults and remarks are worded once, where they arise, with the option that mends them. Here is what the pages have in its place. An option
     * that is not listed becomes its name in quotes, and a command the page where its answer stands; so nobody is sent to a command line,
     * but to start the dashboard itself, and to Neo4j's own import, which is done there. */

    private record Phrase(Pattern of, String said) {
        static Phrase of(String regex, String said) {
            return new Phrase(Pattern.compile(regex), said);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("pass --skip-bad-rows to load the rest", "tick “Leave out rows that cannot be taken”"),
            Phrase.of(
                    "pass --create-missing to make the persons from the rows",
                    "tick “Make persons whom only ties, memberships or referrals name”"),
            Phrase.of(
                    "unless --include-special names the type",
                    "unless “Take in, though protected by law” names the type"),
            Phrase.of(
                    "--review FILE lists (the candidates|whom they may mean, to be marked yes or no)",
                    "write the id or the full name of that person into the file"),
            Phrase.of("mark yes or no in \\S+", "write ids or full names into the file"),
            Phrase.of("--encoding names another encoding", "save it as UTF-8 if signs look wrong"),
            Phrase.of("--decimal point or --decimal comma says which", "“Decimal sign” says which"),
            Phrase.of("--decimal may help", "“Decimal sign” may help"),
            Phrase.of("--date-format (\\S+(?: or \\S+)?) may be meant", "“Days are written as” $1 may be meant"),
            Phrase.of("tell with --mapping FILE what", "write into “Columns of other names” what"),
            Phrase.of("say what it tells about with --kind", "name it after what it tells about, such as clients.csv"),
            Phrase.of(", or say --kind KIND FILE", ""),
            Phrase.of(
                    "; --preset \\S+ reads it as that",
                    "; name its columns as that program does to have it read as that"),
            Phrase.of("; --rejects DIR names another place", ""),
            Phrase.of(
                    "'grapevine duplicates' (shows ids|lists them)",
                    "the page of persons who are there twice lists them"),
            Phrase.of(
                    "'grapevine merge --list' shows (into whom|which there are)",
                    "the page of persons who are there twice shows it"),
            Phrase.of("'grapevine groups --all' lists the groups", "the page Groups lists them"),
            Phrase.of("'grapevine groups --all' lists", "the page Groups lists"),
            Phrase.of("'grapevine history' lists those there are; rank --as keeps one", "choose another"),
            Phrase.of("see them all with: grapevine query --list", "choose one of the library"),
            Phrase.of("run it with --write", "pages only read; 'grapevine query' changes what it is told to change"),
            Phrase.of("--format json lists them", "mend these and check again"),
            Phrase.of("\\(--include-prospects\\)", ""),
            Phrase.of("; --all lists the rest", ""),
            Phrase.of("--exclude-contacted", "“Not contacted for, days”"),
            Phrase.of("--min-tenure", "“Client for at least, days”"),
            Phrase.of("--min-share( \\S+=\\S+)?", "“At least from it, %”"),
            Phrase.of("--spend-all", "“Spend all, even where the next client costs more than it brings”"),
            Phrase.of("--contact-cost( AMOUNT)?", "“Contact costs, where unknown”"),
            Phrase.of("give --costs FILE, a column", "give a column"),
            Phrase.of(
                    "draw one with the next plan: grapevine plan --holdout 50% --as NAME",
                    "withhold a part of the next plan: “Withhold from”"),
            Phrase.of("export --to csv, or fewer of them with --ties and --groups", "choose our own files, in CSV"),
            Phrase.of("--to csv keeps them", "our own files keep them"),
            Phrase.of("campaign's page: --salesforce-campaign 701\\.\\.\\.", "campaign's page there: 701..."),
            Phrase.of(
                    "name another with --key, which is made where it is not there",
                    "move it away, and a new one is made"),
            Phrase.of("name another with --key", "see that it may be read and written, and its folder as well"),
            Phrase.of("is right \\(--since\\)", "is right (“First day that counts”)"),
            Phrase.of("give --since and --until in this order", "choose them in this order"),
            Phrase.of("grapevine campaign approve .* --by NAME", "approve it on its page"),
            Phrase.of(
                    "look at 'grapevine learn', wait for more conversions, or apply it even so with --force",
                    "wait for more conversions, or tick “Even so”"),
            Phrase.of("take the answer in a file with --out", "load its rows into a store of Grapevine's own first"),
            Phrase.of("for example --since ", "for example "),
            Phrase.of("earlier with --since", "earlier, “Watched since”"),
            Phrase.of("--since", "“Watched since”"),
            Phrase.of("for example --split ", "for example "),
            Phrase.of("--split", "“Tested on what came after”"),
            Phrase.of("--period", "“Length of a period”"),
            Phrase.of("--talks", "“Talks for, periods”"));

    /** An option in words, with the dashes gone. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]*)");

    private PageWords() {}

    /** {@code text} without options and commands. */
    static String of(String text) {
        if (!text.contains("--") && !text.contains("'grapevine ")) {
            return text;
        }
        if (text.contains("grapevine serve") || text.contains("neo4j-admin")) {
            return text;
        }
        String said = text;
        for (Phrase phrase : PHRASES) {
            said = phrase.of.matcher(said).replaceAll(phrase.said);
        }
        return OPTION.matcher(said)
                .replaceAll(
                        option -> Matcher.quoteReplacement("“" + option.group(1).replace('-', ' ') + "”"));
    }

    /** Each of {@code texts} without options and commands. */
    static List<String> of(List<String> texts) {
        return texts.stream().map(PageWords::of).toList();
    }
}
