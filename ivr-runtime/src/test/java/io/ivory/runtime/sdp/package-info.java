/** Descriptions as telephones write them, and as attackers do. */
@NullMarked
package io.ivory.runtime.sdp;

import org.jspecify.annotations.NullMarked;
