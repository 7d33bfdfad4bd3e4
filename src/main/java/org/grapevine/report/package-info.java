/** What is handed over: self-contained HTML pages and their charts. */
@NullMarked
package org.grapevine.report;

import org.jspecify.annotations.NullMarked;
