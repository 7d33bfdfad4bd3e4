package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grapevine.campaign.Cell;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.Valuation;

/** What clients are worth as it is told: in words for people, in full for programs. */
final class ValueAnswer {
    private static final int NAMED = 5;

    private final Valuation valuation;
    private final ClientAccounts accounts;
    private final ValueCommand.Listed listed;
    private final int[] rows;
    private final int most;
    private final Map<Integer, Valuation.Alert> alerts = new LinkedHashMap<>();

    ValueAnswer(Valuation valuation, ValueCommand.Listed listed, int most) {
        this.valuation = valuation;
        this.accounts = valuation.accounts();
        this.listed = listed;
        this.most = most;
        valuation.alerts().forEach(alert -> alerts.put(alert.client(), alert));
        this.rows = switch (listed) {
            case CLIENTS -> valuation.order();
            case GEMS -> valuation.gems();
            case ALERTS -> alerts.keySet().stream().mapToInt(c -> c).toArray();
        };
    }

    private IntStream shown() {
        return Arrays.stream(rows).limit(most);
    }

    /** Everything, under names that programs read. */
    Answer inFull() {
        Answer answer = Answer.about("clients")
                .columns("rank")
                .key("id")
                .columns(
                        "name",
                        "manager",
                        "segment",
                        "cell",
                        "cellProbability",
                        "borderline",
                        "clv",
                        "crv",
                        "fairShare",
                        "influence",
                        "brought",
                        "earned",
                        "total",
                        "churn",
                        "valueAtRisk",
                        "gem",
                        "backups",
                        "action");
        boolean[] gem = new boolean[accounts.count()];
        Arrays.stream(valuation.gems()).forEach(c -> gem[c] = true);
        List<List<Object>> lines = new ArrayList<>();
        shown().forEach(c -> {
            List<Object> row = new ArrayList<>(List.of(lines.size() + 1, accounts.id(c), accounts.name(c)));
            row.addAll(List.of(
                    accounts.manager(c),
                    accounts.segment(c),
                    valuation.cell(c).word(),
                    valuation.sure(c),
                    valuation.borderline(c),
                    accounts.clv(c),
                    valuation.crv(c)));
            row.addAll(List.of(
                    valuation.fairShare(c),
                    valuation.influence(c),
                    valuation.brought(c),
                    valuation.earned(c),
                    valuation.money() ? accounts.clv(c) + valuation.crv(c) : Double.NaN,
                    valuation.churn(c),
                    valuation.atRisk(c),
                    gem[c],
                    alerts.containsKey(c)
                            ? alerts.get(c).backups().stream()
                                    .map(backup -> accounts.id(backup.client()))
                                    .toList()
                            : List.of(),
                    valuation.cell(c).action()));
            lines.add(row);
        });
        answer.rows(lines)
                .fact("clvCut", valuation.clvCut())
                .fact("crvCut", valuation.crvCut())
                .fact("money", valuation.money())
                .fact("horizon", accounts.rule().words())
                .fact("cells", Arrays.stream(Cell.values()).map(this::counted).toList())
                .fact(
                        "gems",
                        Arrays.stream(valuation.gems()).mapToObj(accounts::id).toList())
                .fact("alerts", valuation.alerts().stream().map(this::told).toList());
        valuation.notes().forEach(answer::note);
        return answer;
    }

    private Map<String, Object> counted(Cell cell) {
        int[] of = of(cell);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cell", cell.word());
        map.put("clients", of.length);
        map.put("clv", Arrays.stream(of).mapToDouble(accounts::clv).sum());
        map.put("fairShare", Arrays.stream(of).mapToDouble(valuation::fairShare).sum());
        map.put("action", cell.action());
        return map;
    }

    private Map<String, Object> told(Valuation.Alert alert) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", accounts.id(alert.client()));
        map.put("churn", valuation.churn(alert.client()));
        map.put("valueAtRisk", valuation.atRisk(alert.client()));
        map.put("backups", alert.backups().stream().map(this::told).toList());
        return map;
    }

    private Map<String, Object> told(Valuation.Backup backup) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", accounts.id(backup.client()));
        map.put("share", backup.share());
        return map;
    }

    private int[] of(Cell cell) {
        return IntStream.range(0, accounts.count())
                .filter(c -> valuation.cell(c) == cell)
                .toArray();
    }

    /** What a marketer or an account manager acts on. */
    Answer forPeople() {
        Answer answer = Answer.about("clients").columns("#").key("id").columns("client");
        boolean alerting = listed == ValueCommand.Listed.ALERTS;
        answer.columns("kind", "sure %", "own value", valuation.money() ? "word brings" : "word reaches");
        answer.columns("fair share", "may leave %", "loss would cost");
        if (alerting) {
            answer.columns("manager", "who knows the same people (share)");
        } else {
            answer.columns("influence", "brought");
        }
        List<List<Object>> lines = new ArrayList<>();
        shown().forEach(c -> {
            List<Object> row = new ArrayList<>(List.of(lines.size() + 1, accounts.id(c), accounts.name(c)));
            row.addAll(List.of(
                    valuation.cell(c).word() + (valuation.borderline(c) ? " (borderline)" : ""),
                    (double) Math.round(100 * valuation.sure(c)),
                    (double) Math.round(accounts.clv(c)),
                    rounded(valuation.crv(c)),
                    rounded(valuation.fairShare(c)),
                    Math.round(1000 * valuation.churn(c)) / 10.0,
                    (double) Math.round(valuation.atRisk(c))));
            if (alerting) {
                row.add(accounts.manager(c));
                row.add(backups(c));
            } else {
                row.add((double) Math.round(valuation.influence(c)));
                row.add(valuation.brought(c));
            }
            lines.add(row);
        });
        answer.rows(lines);
        for (Cell cell : Cell.values()) {
            answer.fact(cell.word() + "s", summary(cell));
        }
        gems(answer);
        alerts(answer);
        answer.fact(
                "cuts", "own value %s, word of mouth %s".formatted(cut(valuation.clvCut()), cut(valuation.crvCut())));
        notes(answer);
        return answer;
    }

    /** Money in whole units where it is large. */
    private static double rounded(double amount) {
        return amount >= 100 ? Math.rint(amount) : Math.rint(amount * 100) / 100;
    }

    private static String cut(double amount) {
        return "above %,.2f is high".formatted(amount);
    }

    private String backups(int client) {
        Valuation.Alert alert = alerts.get(client);
        return alert == null || alert.backups().isEmpty()
                ? "nobody"
                : alert.backups().stream()
                        .limit(2)
                        .map(backup -> "%s (%.0f %%)".formatted(accounts.name(backup.client()), 100 * backup.share()))
                        .collect(Collectors.joining(", "));
    }

    private String summary(Cell cell) {
        int[] of = of(cell);
        return "%,d of %,d clients, worth %,.0f; their word brings %,.0f together: %s"
                .formatted(
                        of.length,
                        accounts.count(),
                        Arrays.stream(of).mapToDouble(accounts::clv).sum(),
                        Arrays.stream(of).mapToDouble(valuation::fairShare).sum(),
                        cell.action());
    }

    private void gems(Answer answer) {
        int[] gems = valuation.gems();
        if (gems.length > 0) {
            answer.fact(
                    "hidden gems",
                    "%,d of %,d clients, worth little themselves, whose word is among the best tenth: %s%s"
                            .formatted(
                                    gems.length,
                                    accounts.count(),
                                    Arrays.stream(gems)
                                            .limit(NAMED)
                                            .mapToObj(c -> "%s (%,.0f)".formatted(accounts.name(c), valuation.crv(c)))
                                            .collect(Collectors.joining(", ")),
                                    gems.length > NAMED ? " ... (--list gems)" : ""));
        }
    }

    private void alerts(Answer answer) {
        List<Valuation.Alert> found = valuation.alerts();
        if (!found.isEmpty()) {
            answer.fact(
                    "alerts",
                    "%,d of %,d clients are influential and may leave: %s%s"
                            .formatted(
                                    found.size(),
                                    accounts.count(),
                                    found.stream()
                                            .limit(NAMED)
                                            .map(alert -> "%s (%.0f %% a year)"
                                                    .formatted(
                                                            accounts.name(alert.client()),
                                                            100 * valuation.churn(alert.client())))
                                            .collect(Collectors.joining(", ")),
                                    " ... (--list alerts shows who could stand in)"));
        }
    }

    private void notes(Answer answer) {
        if (accounts.count() == 0) {
            answer.note("There are no clients: nobody in the data has the state client.");
        } else if (rows.length > most) {
            answer.note("%,d of %,d listed; --all lists the rest.".formatted(most, rows.length));
        }
        answer.note(
                "Own value (CLV): margins %s. Word brings (CRV): what new clients are expected to bring beyond what comes anyway"
                                .formatted(accounts.rule().words())
                        + ", if this client alone is asked to refer; fair shares (Shapley) add up to what asking all of them brings.");
        answer.note(
                "Influence (CIV): what of other clients' value rests on this one. Loss would cost: its own value and that of tied"
                        + " clients who would follow (a lost neighbour raises the risk by 80 % times the strength of the tie).");
        answer.note("Brought: clients whom past referrals of this one won.");
        answer.note(
                "Sure: share of 200 bootstrap worlds (clients drawn anew, a tenth of ties missing) with the client in the same kind;"
                        + " below 80 % it is borderline.");
        valuation.notes().forEach(answer::note);
    }
}
