package org.grapevine.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/** What one page of the dashboard can be asked. The ES module that draws it has the same name. */
interface Page {
    /** Adds the routes of the page, all of them below {@code /api/}. A GET changes nothing; whatever writes is a POST. */
    void addTo(JavalinDefaultRoutingApi routes);
}
