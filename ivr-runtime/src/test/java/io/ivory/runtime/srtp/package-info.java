@NullMarked
package io.ivory.runtime.srtp;

import org.jspecify.annotations.NullMarked;
