/** A believable town drawn from a known model, to try everything on. */
@NullMarked
package org.grapevine.sample;

import org.jspecify.annotations.NullMarked;
