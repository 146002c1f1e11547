/** What users set: rows of the settings tables as change data capture delivers them. */
@NullMarked
package io.slipstream.models.user;

import org.jspecify.annotations.NullMarked;
