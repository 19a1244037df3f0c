@NullMarked
package io.ivory.runtime.notice;

import org.jspecify.annotations.NullMarked;
