package org.grapevine.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.td;
import static j2html.TagCreator.title;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What every self-contained page has: one file, its style inside, nothing fetched and no script allowed. */
final class Page {
    private Page() {}

    /** A page as HTML. */
    static String of(String title, DomContent... contents) {
        return document(title, main(h1(title)).with(contents));
    }

    /** A page of several sections as HTML: its name, what it is about, the way to each section, the sections. */
    static String of(String title, String about, Map<String, String> names, DomContent... sections) {
        return document(
                title,
                header(
                        h1(title),
                        p(about).withClass("soft"),
                        nav(each(names, (id, name) -> a(name).withHref("#" + id)))
                                .attr("aria-label", "Sections")),
                main(sections));
    }

    /** A section that {@link #of(String, String, Map, DomContent...)} leads to. */
    static DomContent section(String id, String name, DomContent... contents) {
        return TagCreator.section(h2(name)).with(contents).withId(id);
    }

    private static String document(String title, DomContent... body) {
        return TagCreator.document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                                title(title),
                                style(rawHtml(sheet("report.css") + sheet("chart.css")))),
                        body(body))
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
