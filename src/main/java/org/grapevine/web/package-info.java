/** The dashboard: one class a page with its JSON, drawn by the ES module of the same name in the resources. */
@NullMarked
package org.grapevine.web;

import org.jspecify.annotations.NullMarked;
