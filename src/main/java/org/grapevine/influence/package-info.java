/** Whom to choose so that word spreads furthest: reverse reachable sets, maximum coverage, and the certificate of how near the best it is. */
@NullMarked
package org.grapevine.influence;

import org.jspecify.annotations.NullMarked;
