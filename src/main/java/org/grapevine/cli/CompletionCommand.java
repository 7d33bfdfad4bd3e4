package org.grapevine.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell to complete commands and options. */
@Command(
        name = CompletionCommand.NAME,
        header = "Print a script that completes commands and options in bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  source <(grapevine completion)                  for this shell",
            "  grapevine completion > ~/.grapevine-completion  to keep; source it in ~/.bashrc or ~/.zshrc"
        })
final class CompletionCommand implements Runnable {
    static final String NAME = "completion";

    private final Grapevine grapevine;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        grapevine
                .terminal()
                .printer()
                .print(AutoComplete.bash("grapevine", spec.root().commandLine()));
    }
}
