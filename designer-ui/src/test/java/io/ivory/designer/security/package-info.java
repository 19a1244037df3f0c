@NullMarked
package io.ivory.designer.security;

import org.jspecify.annotations.NullMarked;
