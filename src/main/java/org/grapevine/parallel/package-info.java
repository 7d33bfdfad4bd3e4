/** Workers with fixed chunks and a fixed order of reduction: the same bits on any number of threads; progress and cancellation. */
@NullMarked
package org.grapevine.parallel;

import org.jspecify.annotations.NullMarked;
