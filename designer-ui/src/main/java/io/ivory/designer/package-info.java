/** The web application: draws flows, shows calls, and runs the phone side in the same process. */
@NullMarked
package io.ivory.designer;

import org.jspecify.annotations.NullMarked;
