package org.grapevine.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Main {
    /* Setting up a command by reflection takes some milliseconds, so only those that a word of the command line names are set up; all of
     * them where none is named, for the help, for completion and to find what a misspelt word may have meant. */
    private static final Map<String, Function<Grapevine, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put(DemoCommand.NAME, DemoCommand::new);
        COMMANDS.put(LoadCommand.NAME, LoadCommand::new);
        COMMANDS.put(RankCommand.NAME, RankCommand::new);
        COMMANDS.put(MeasuresCommand.NAME, MeasuresCommand::new);
        COMMANDS.put(WhyCommand.NAME, WhyCommand::new);
        COMMANDS.put(GroupsCommand.NAME, GroupsCommand::new);
        COMMANDS.put(TeamCommand.NAME, TeamCommand::new);
        COMMANDS.put(ValueCommand.NAME, ValueCommand::new);
        COMMANDS.put(FlowCommand.NAME, FlowCommand::new);
        COMMANDS.put(HoursCommand.NAME, HoursCommand::new);
        COMMANDS.put(PlanCommand.NAME, PlanCommand::new);
        COMMANDS.put(SimulateCommand.NAME, SimulateCommand::new);
        COMMANDS.put(MeasureCommand.NAME, MeasureCommand::new);
        COMMANDS.put(LearnCommand.NAME, LearnCommand::new);
        COMMANDS.put(BacktestCommand.NAME, BacktestCommand::new);
        COMMANDS.put(CampaignCommand.NAME, CampaignCommand::new);
        COMMANDS.put(QueryCommand.NAME, QueryCommand::new);
        COMMANDS.put(ReportCommand.NAME, ReportCommand::new);
        COMMANDS.put(ExportCommand.NAME, ExportCommand::new);
        COMMANDS.put(ServeCommand.NAME, ServeCommand::new);
        COMMANDS.put(DuplicatesCommand.NAME, DuplicatesCommand::new);
        COMMANDS.put(MergeCommand.NAME, MergeCommand::new);
        COMMANDS.put(EraseCommand.NAME, EraseCommand::new);
        COMMANDS.put(HistoryCommand.NAME, HistoryCommand::new);
        COMMANDS.put(CompareCommand.NAME, CompareCommand::new);
        COMMANDS.put(StatusCommand.NAME, StatusCommand::new);
        COMMANDS.put(BenchCommand.NAME, BenchCommand::withInfluence);
        COMMANDS.put(CompletionCommand.NAME, CompletionCommand::new);
    }

    private Main() {}

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, Terminal.ofProcess()));
    }

    /** Runs one command and returns its exit code. */
    static int run(String[] arguments, Terminal terminal) {
        Grapevine grapevine = new Grapevine(terminal);
        try {
            int code = commandLine(grapevine, named(arguments)).execute(arguments);
            terminal.flush();
            return code;
        } catch (Throwable fault) {
            return Faults.report(fault, grapevine);
        }
    }

    /** The command line with all its commands. */
    static CommandLine commandLine(Grapevine grapevine) {
        return commandLine(grapevine, COMMANDS.keySet());
    }

    private static Set<String> named(String[] arguments) {
        Set<String> named =
                Arrays.stream(arguments).filter(COMMANDS::containsKey).collect(Collectors.toSet());
        boolean all = named.isEmpty() || named.contains(CompletionCommand.NAME);
        return all ? COMMANDS.keySet() : named;
    }

    private static CommandLine commandLine(Grapevine grapevine, Set<String> names) {
        Terminal terminal = grapevine.terminal();
        CommandLine line = new CommandLine(grapevine);
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, command.apply(grapevine));
            }
        });
        line.setOut(terminal.printer());
        line.setErr(terminal.printer());
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Format.class, Format::named);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        line.setExecutionStrategy(Main::runLast);
        line.setParameterExceptionHandler((fault, words) -> Faults.report(fault, grapevine));
        line.setExecutionExceptionHandler((fault, command, parsed) -> Faults.report(fault, grapevine));
        HelpLayout.applyTo(line);
        return line;
    }

    /** With --help, a word that is no command would go unheard. */
    private static int runLast(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
        return new RunLast().execute(parsed);
    }
}
