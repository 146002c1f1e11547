/** What wallets have really done, and what somebody who followed them would have got. */
@NullMarked
package io.slipstream.functions.profile;

import org.jspecify.annotations.NullMarked;
