/** One class a command. */
@NullMarked
package org.grapevine.cli;

import org.jspecify.annotations.NullMarked;
