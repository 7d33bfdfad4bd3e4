/** How word spreads: cascades run forward, world by world. */
@NullMarked
package org.grapevine.diffusion;

import org.jspecify.annotations.NullMarked;
