package org.grapevine.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.td;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What every self-contained page has: one file, its style inside, nothing fetched and no script allowed. */
final class Page {
    private Page() {}

    /** A page as HTML. */
    static String of(String title, DomContent... contents) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                                title(title),
                                style(rawHtml(sheet("report.css") + sheet("chart.css")))),
                        body(main(h1(title)).with(contents)))
                .withLang("en"));
    }

    /** A style sheet of this package. */
    static String sheet(String name) {
        try (InputStream sheet = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A table, or whatever else may be wider than the page. */
    static DomContent scrolled(DomContent table) {
        return div(table).withClass("scroll");
    }

    /** A cell that holds a number. */
    static TdTag number(String text) {
        return td(text).withClass("number");
    }

    /* A name may hold marks that turn the direction of writing; isolating it keeps the rest of the line as it is. */
    static String isolated(String name) {
        return "\u2068" + name + "\u2069";
    }
}
