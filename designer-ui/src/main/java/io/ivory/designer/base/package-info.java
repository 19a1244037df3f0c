/** The frame around every view, the login, and the small parts that views share. */
@NullMarked
package io.ivory.designer.base;

import org.jspecify.annotations.NullMarked;
