package org.grapevine.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The pages, scripts and styles themselves, and the libraries that run in the browser. */
final class Files {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(html|js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /** What pages take from elsewhere, by the name that they import it under: where it is on the class path. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "chart.css", "/org/grapevine/report/chart.css",
            "cytoscape.js", "/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs");

    private Files() {}

    /** Answers with the file of that name. */
    static void send(Context request, String name) throws IOException {
        String place = LIBRARIES.getOrDefault(name, "/web/" + name);
        InputStream file = NAME.matcher(name).matches() ? Files.class.getResourceAsStream(place) : null;
        if (file == null) {
            throw new Gate.Refused(404, "There is no page " + request.path() + ".");
        }
        try (file) {
            request.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"))
                    .result(file.readAllBytes());
        }
    }
}
