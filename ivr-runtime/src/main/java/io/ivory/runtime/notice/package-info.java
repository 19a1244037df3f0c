/** Tells services and people of the shop about calls, behind the callers' backs. */
@NullMarked
package io.ivory.runtime.notice;

import org.jspecify.annotations.NullMarked;
