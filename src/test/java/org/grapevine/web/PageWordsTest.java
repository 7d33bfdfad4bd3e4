package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mend the rows or pass --skip-bad-rows to load the rest|mend the rows or tick “Leave out rows that cannot be taken”",
                "who is meant has to be decided; --review FILE lists the candidates|who is meant has to be decided; write the id or the full name of that person into the file",
                "'1,234' can be read as two numbers; --decimal point or --decimal comma says which|'1,234' can be read as two numbers; “Decimal sign” says which",
                "'1/2/24' is no day such as 2026-01-31; --date-format dd/MM/yy or MM/dd/yy may be meant|'1/2/24' is no day such as 2026-01-31; “Days are written as” dd/MM/yy or MM/dd/yy may be meant",
                "say what it tells about with --kind|name it after what it tells about, such as clients.csv",
                "raise --budget to 120.00 at least|raise “budget” to 120.00 at least",
                "look at --ties and --groups, or at how prospects are tied to clients|look at “ties” and “groups”, or at how prospects are tied to clients",
                "loosen what excludes them, for example --min-tenure or --exclude-contacted|loosen what excludes them, for example “Client for at least, days” or “Not contacted for, days”",
                "'grapevine groups --all' lists the groups|the page Groups lists them",
                "name another with --port; GRAPEVINE_JAVA_OPTS=-Xmx4g grapevine serve|name another with --port; GRAPEVINE_JAVA_OPTS=-Xmx4g grapevine serve",
                "draw one with the next plan: grapevine plan --holdout 50% --as NAME|withhold a part of the next plan: “Withhold from”",
                "look whether the day it began is right (--since); a larger plan|look whether the day it began is right (“First day that counts”); a larger plan",
                "grapevine campaign approve autumn 26 --by NAME|approve it on its page",
                "wait for more, or let watching begin earlier with --since|wait for more, or let watching begin earlier, “Watched since”",
                "split later, for example --split 10%|split later, for example 10%",
                "--split 30.6. leaves nobody on one side|“Tested on what came after” 30.6. leaves nobody on one side",
                "only in a graph that Grapevine loaded; take the answer in a file with --out|only in a graph that Grapevine loaded; load its rows into a store of Grapevine's own first",
                "a double--dash and -- dashes stay|a double--dash and -- dashes stay"
            })
    void what_is_written_for_the_command_line_names_what_a_page_has_instead(String written, String said) {
        assertThat(PageWords.of(written)).isEqualTo(said);
    }

    @Test
    void problems_are_said_so() {
        Problem problem = Problem.of(GrapevineException.input(
                "there is no clients file",
                "add clients.csv, or pass --create-missing to make the persons from the rows"));
        assertThat(problem.remedy())
                .isEqualTo("add clients.csv, or tick “Make persons whom only ties, memberships or referrals name”");
    }
}
