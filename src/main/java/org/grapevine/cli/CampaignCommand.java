package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.GrapevineException;
import org.grapevine.Shell;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the plans that are kept in the store. */
@Command(
        name = CampaignCommand.NAME,
        header = "Look at the plans kept in the store, approve one, hand it over.",
        synopsisSubcommandLabel = "list|show|approve|export|holdout",
        footer = {
            "",
            "Examples:",
            "  grapevine plan --budget 5000 --as autumn          makes the campaign autumn, a proposal",
            "  grapevine campaign show autumn",
            "  grapevine campaign approve autumn --by \"Ana Ruiz\"",
            "  grapevine campaign export autumn --out autumn.csv",
            "  grapevine campaign holdout autumn                 whom it chose and leaves alone, so that it can be proven"
        })
final class CampaignCommand implements Runnable {
    static final String NAME = "campaign";

    private static final List<String> INVITE =
            List.of("cost", "acceptance", "newClients", "marginal", "standalone", "shapley", "why");

    private final Grapevine grapevine;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CampaignCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    /** Shows the help. */
    @Override
    public void run() {
        spec.commandLine().usage(grapevine.terminal().printer());
    }

    @Command(name = "list", header = "List the campaigns.")
    void list() {
        try (Store store = Stores.existing(grapevine)) {
            List<CampaignRecord> campaigns = store.campaigns();
            List<String> columns =
                    List.of("status", "clients", "withheld", "budget", "cost", "value", "profit", "approvedBy", "at");
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (CampaignRecord campaign : campaigns) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(campaign.name());
                columns.forEach(column -> row.add(campaign.facts().get(column)));
                rows.add(row);
            }
            Answer answer = Answer.about("campaigns")
                    .key("name")
                    .columns(columns.toArray(String[]::new))
                    .rows(rows);
            if (campaigns.isEmpty()) {
                answer.note("There are none yet: 'grapevine plan --budget AMOUNT --as NAME' makes one.");
            }
            grapevine.print(answer);
        }
    }

    @Command(name = "show", header = "Show a campaign and whom it asks.")
    void show(@Parameters(paramLabel = "NAME", description = "Name of the campaign.") String name) {
        try (Store store = Stores.existing(grapevine)) {
            CampaignRecord campaign = store.campaign(name);
            Answer answer = invitations(campaign);
            for (Map.Entry<String, Object> fact : new TreeMap<>(campaign.facts()).entrySet()) {
                answer.fact(fact.getKey(), fact.getValue());
            }
            grapevine.print(answer);
        }
    }

    @Command(name = "approve", header = "Approve a proposed campaign, by name of the person who answers for it.")
    void approve(
            @Parameters(paramLabel = "NAME", description = "Name of the campaign.") String name,
            @Option(names = "--by", paramLabel = "PERSON", required = true, description = "Who approves it.")
                    String by) {
        if (by.isBlank()) {
            throw GrapevineException.input("nobody is named with --by", "name the person who approves the campaign");
        }
        try (Store store = Stores.existing(grapevine)) {
            store.approve(name, by.strip());
            grapevine.print(Answer.about("campaigns")
                    .key("name")
                    .columns("status", "approvedBy")
                    .rows(List.of(Arrays.asList(name, "APPROVED", by.strip()))));
        }
    }

    @Command(
            name = "export",
            header = "Hand over whom an approved campaign asks: clients only, nothing about prospects.")
    void export(@Parameters(paramLabel = "NAME", description = "Name of the campaign.") String name) {
        try (Store store = Stores.existing(grapevine)) {
            CampaignRecord campaign = store.campaign(name);
            campaign.requireApproved();
            grapevine.print(invitations(campaign));
        }
    }

    @Command(
            name = "holdout",
            header = "Show whom a campaign chose and leaves alone: nobody may ask them until it is measured.")
    void holdout(@Parameters(paramLabel = "NAME", description = "Name of the campaign.") String name) {
        try (Store store = Stores.existing(grapevine)) {
            CampaignRecord campaign = store.campaign(name);
            Answer answer = clients(campaign.withheld());
            if (campaign.facts().get("holdout") == null) {
                answer.note("The campaign %s has no holdout: 'grapevine plan --holdout 50%% --as NAME' draws one."
                        .formatted(name));
            }
            grapevine.print(answer);
        }
    }

    private static Answer invitations(CampaignRecord campaign) {
        Answer answer = clients(campaign.invitations());
        if (campaign.facts().get("leftAlone") instanceof Long left && left > 0) {
            answer.note("%,d clients are left out who must not be contacted or profiled by now.".formatted(left));
        }
        if (campaign.facts().get("withheld") instanceof Long held && held > 0) {
            answer.note(
                    "%,d clients are withheld for the holdout and not listed; 'grapevine campaign holdout %s' names them."
                            .formatted(held, Shell.word(campaign.name())));
        }
        return answer;
    }

    private static Answer clients(List<CampaignRecord.Invite> list) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CampaignRecord.Invite invite : list) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(invite.facts().get("position"));
            row.add(invite.id());
            row.add(invite.name());
            INVITE.forEach(fact -> row.add(invite.facts().get(fact)));
            rows.add(row);
        }
        return Answer.about("clients")
                .columns("position")
                .key("id")
                .columns("name")
                .columns(INVITE.toArray(String[]::new))
                .rows(rows);
    }
}
