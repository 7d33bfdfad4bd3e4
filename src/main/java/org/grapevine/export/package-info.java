/** Networks as other programs take them: graph tools, spreadsheets, databases. */
@NullMarked
package org.grapevine.export;

import org.jspecify.annotations.NullMarked;
