package org.grapevine.web;

import java.nio.file.Path;
import java.util.List;

/** Draws pages of a dashboard that runs, to be looked at: {@code ADDRESS FOLDER PAGE...}. */
final class Pictures {
    private Pictures() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        try (Browser browser = Browser.open(arguments[0])) {
            for (String page : List.of(arguments).subList(2, arguments.length)) {
                browser.go(page);
                browser.until(d -> browser.all("#work p").isEmpty());
                String name = page.replaceAll("[^a-z0-9]+", "-");
                browser.draw(folder.resolve(name + "-light.png"), 1280, "light");
                browser.draw(folder.resolve(name + "-dark.png"), 1280, "dark");
                browser.draw(folder.resolve(name + "-phone.png"), 390, "light");
            }
        }
    }
}
