@NullMarked
package io.ivory.runtime.mail;

import org.jspecify.annotations.NullMarked;
