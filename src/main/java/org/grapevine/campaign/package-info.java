/** Referral campaigns: whom to ask under a budget and rules, what it costs, what comes back, how sure that is. */
@NullMarked
package org.grapevine.campaign;

import org.jspecify.annotations.NullMarked;
