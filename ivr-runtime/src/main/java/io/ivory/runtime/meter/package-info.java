/** What the phone side counts about itself, in plain numbers: whoever shows or exports them reads them from outside. */
@NullMarked
package io.ivory.runtime.meter;

import org.jspecify.annotations.NullMarked;
