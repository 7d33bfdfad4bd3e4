package org.grapevine.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How the help of a command looks: its own options first, those that all commands share under a heading of their own. */
final class HelpLayout {
    private static final int WIDTH = 100;
    private static final int OPTION_COLUMN = 32;

    private HelpLayout() {}

    /** Gives {@code line} and its commands this layout. */
    static void applyTo(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.width(WIDTH)
                .longOptionsMaxWidth(OPTION_COLUMN)
                .abbreviateSynopsis(true)
                .synopsisHeading("%nUsage: ")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        if (line.getParent() != null) {
            usage.exitCodeListHeading("").exitCodeList(Map.of());
        }
        line.getSubcommands().values().forEach(HelpLayout::applyTo);
    }

    private static String options(Help help) {
        List<OptionSpec> options = help.commandSpec().options();
        boolean top = help.commandSpec().parent() == null;
        return section(
                        help,
                        "Options:",
                        options.stream()
                                .filter(option -> top || !common(option))
                                .toList())
                + section(
                        help,
                        "Options of every command:",
                        options.stream()
                                .filter(option -> !top && common(option))
                                .toList());
    }

    private static boolean common(OptionSpec option) {
        return option.inherited() || option.usageHelp() || option.versionHelp();
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        List<OptionSpec> shown = options.stream()
                .filter(option -> !option.hidden())
                .sorted(HelpLayout::byName)
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        Help.Layout layout = help.createDefaultLayout(shown, List.of(), help.colorScheme());
        layout.addOptions(shown, help.parameterLabelRenderer());
        return "\n" + heading + "\n" + layout;
    }

    private static int byName(OptionSpec one, OptionSpec other) {
        return one.longestName().compareTo(other.longestName());
    }
}
