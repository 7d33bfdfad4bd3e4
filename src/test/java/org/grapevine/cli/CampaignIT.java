package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignIT {
    @TempDir
    private Path folder;

    @Test
    void a_plan_is_proposed_approved_and_handed_over() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(
                files.resolve("clients.csv"),
                "id,name,state,clv,contactCost,work email,email\nA,=Ann,client,,10,,\nB,Ben,client,,10,b@work,b@home\np,Pia,prospect,100,,,\nq,Quin,prospect,300,,,\n");
        Files.writeString(files.resolve("ties.csv"), "from,to,probability\nA,p,0.5\nB,q,0.5\n");
        assertThat(run("load", files.toString()).code()).isZero();
        assertThat(run("campaign", "list").talk()).contains("none yet");

        Captured plan = run("plan", "--size", "1", "--as", "autumn");
        assertThat(plan.code()).as(plan.talk()).isZero();
        assertThat(plan.talk()).contains("proposed campaign autumn");
        assertThat(run("campaign", "export", "autumn").talk()).contains("not approved");
        String early = folder.resolve("early.csv").toString();
        assertThat(run("export", "--to", "hubspot", "--campaign", "autumn", "--out", early)
                        .talk())
                .contains("not approved");
        assertThat(run("plan", "--size", "2", "--as", "autumn").code()).isZero();
        Captured shown = run("campaign", "show", "autumn", "--format", "json");
        assertThat(shown.out())
                .contains("\"status\": \"PROPOSED\"")
                .contains("\"id\": \"A\"")
                .contains("\"id\": \"B\"");

        assertThat(run("campaign", "approve", "autumn", "--by", "Mia").code()).isZero();
        assertThat(run("campaign", "approve", "autumn", "--by", "Max").talk()).contains("approved by Mia");
        assertThat(run("plan", "--size", "1", "--as", "autumn", "--cooling-off", "0")
                        .talk())
                .contains("is approved and stays as it is");

        Captured export = run("campaign", "export", "autumn", "--format", "csv");
        assertThat(export.out()).contains("A,'=Ann,").doesNotContain("Quin").doesNotContain("Pia");
        Path list = folder.resolve("hubspot.csv");
        assertThat(run("export", "--to", "hubspot", "--campaign", "autumn", "--out", list.toString())
                        .talk())
                .contains("2 clients written");
        assertThat(Files.readString(list))
                .contains("A,,autumn,")
                .contains("B,b@home,autumn,")
                .doesNotContain("p,")
                .doesNotContain("q,");
        assertThat(run("query", "left-alone").code()).isZero();
        Captured rested = run("plan", "--size", "1");
        assertThat(rested.code()).isEqualTo(3);
        assertThat(rested.talk()).contains("2 asked by another campaign lately");
        assertThat(run("campaign", "show", "spring").code()).isEqualTo(2);
        Path html = folder.resolve("report.html");
        assertThat(run("report", "--out", html.toString()).code()).isZero();
        assertThat(Files.readString(html)).contains("2 asked by another campaign lately");

        Path alone = folder.resolve("alone.cypher");
        Files.writeString(alone, "MATCH (p:Client {id: 'B'}) SET p.doNotContact = true");
        assertThat(run("query", alone.toString(), "--write").code()).isZero();
        assertThat(run("export", "--to", "hubspot", "--campaign", "autumn", "--out", list.toString())
                        .talk())
                .contains("1 clients written", "must not be contacted");
        assertThat(Files.readString(list)).contains("A,,autumn,2").doesNotContain("B,");

        // days are counted back from the latest in the data, in the report as in the plan
        Files.writeString(files.resolve("ties.csv"), "from,to,probability,lastContact\nA,p,0.5,2199-01-01\nB,q,0.5,\n");
        assertThat(run("load", files.toString()).code()).isZero();
        assertThat(run("plan", "--size", "1").code()).isZero();
        assertThat(run("report", "--out", html.toString()).code()).isZero();
        assertThat(Files.readString(html))
                .doesNotContain("asked by another campaign lately")
                .contains("Ann");
    }

    @Test
    void who_is_withheld_is_in_no_list_of_whom_to_ask_and_rests_for_other_campaigns() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        StringBuilder clients = new StringBuilder("id,name,state,clv,contactCost,email\n");
        StringBuilder ties = new StringBuilder("from,to,probability\n");
        for (int i = 10; i < 32; i++) {
            clients.append("c%d,Client %d,client,,10,c%d@home\np%d,Pia %d,prospect,100,,\n".formatted(i, i, i, i, i));
            ties.append("c%d,p%d,0.5\n".formatted(i, i));
        }
        Files.writeString(files.resolve("clients.csv"), clients);
        Files.writeString(files.resolve("ties.csv"), ties);
        assertThat(run("load", files.toString()).code()).isZero();
        String lists = folder.resolve("lists").toString();
        Captured plan = run("plan", "--size", "22", "--holdout", "50%", "--as", "autumn", "--out", lists);
        assertThat(plan.code()).as(plan.talk()).isZero();
        List<String> control = Files.readAllLines(Path.of(lists, "control.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
        assertThat(control).hasSize(11);

        assertThat(run("campaign", "approve", "autumn", "--by", "Mia").code()).isZero();
        assertThat(run("campaign", "list").out()).containsPattern("APPROVED +11 +11 ");
        Captured export = run("campaign", "export", "autumn", "--format", "csv");
        assertThat(export.out().lines()).hasSize(12);
        assertThat(export.talk()).contains("11 clients are withheld for the holdout and not listed");
        Path hubspot = folder.resolve("hubspot.csv");
        assertThat(run("export", "--to", "hubspot", "--campaign", "autumn", "--out", hubspot.toString())
                        .talk())
                .contains("11 clients written")
                .contains("Withheld for the holdout of the campaign, and not in the file: 11.");
        String listed = export.out() + Files.readString(hubspot);
        assertThat(control).allSatisfy(id -> assertThat(listed).doesNotContain(id));
        Captured holdout = run("campaign", "holdout", "autumn", "--format", "csv");
        assertThat(holdout.out().lines()).hasSize(12);
        assertThat(control).allSatisfy(id -> assertThat(holdout.out()).contains("," + id + ","));
        assertThat(run("plan", "--size", "1").talk())
                .contains("11 asked by another campaign lately")
                .contains("11 left alone for the holdout of another campaign");

        StringBuilder came = new StringBuilder("client,time\n");
        for (int i = 10; i < 32; i++) {
            came.append(control.contains("c" + i) ? "" : "p%d,20600\n".formatted(i));
        }
        Path results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(results.resolve("adoptions.csv"), came);
        Files.writeString(results.resolve("clients.csv"), clients);
        assertThat(run("load", results.toString()).code()).isZero();
        Captured measured = run("measure", "autumn", "--since", "2026-05-01", "--until", "2026-06-30", "--cost", "110");
        assertThat(measured.code()).as(measured.talk()).isZero();
        assertThat(measured.out())
                .contains("of 11 people in 11 clusters that were asked 11 (100.0 of 100), of 11 in 11 left alone 0")
                .containsPattern(
                        "asking brought clients: arms dealt by lot differ as much (0\\.\\d times in 100|less than)")
                .contains("11.0 (between 11.0 and 11.0) new clients")
                .contains("1,100 (between 1,100 and 1,100)")
                .contains("9.00 (between 9.00 and 9.00) for each unit of the 110.00 spent");
        Captured nothing =
                run("measure", "autumn", "--since", "2026-06-01", "--until", "2026-06-30", "--format", "json");
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.talk()).contains("cannot be measured: 0 clusters").hasLineCount(2);
        Captured early = run("measure", "autumn", "--since", "2026-01-01", "--until", "2026-02-01", "--format", "json");
        assertThat(early.out()).contains("\"conclusive\": false").contains("\"pValue\": 1");
        assertThat(run("measure", "autumn", "--since", "2026-06-01", "--until", "2026-05-01")
                        .code())
                .isEqualTo(2);

        assertThat(run("erase", control.get(0), "--yes").code()).isZero();
        assertThat(run("campaign", "holdout", "autumn", "--format", "csv").out().lines())
                .hasSize(11)
                .noneSatisfy(line -> assertThat(line).contains(control.get(0)));
    }

    private Captured run(String... arguments) {
        return Captured.run(List.of("--store", folder.resolve("store").toString()), arguments);
    }
}
