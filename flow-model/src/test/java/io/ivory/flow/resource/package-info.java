/** Tests of opening hours and tables. */
@NullMarked
package io.ivory.flow.resource;

import org.jspecify.annotations.NullMarked;
