/** Files people bring and take: CSV tables of clients, ties, groups and memberships; edge lists. */
@NullMarked
package org.grapevine.io;

import org.jspecify.annotations.NullMarked;
