/** Grapevine: finds the clients whose word of mouth grows a business. The packages are layers, imports run downwards only. */
@NullMarked
package org.grapevine;

import org.jspecify.annotations.NullMarked;
