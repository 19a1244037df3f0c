/** Tests of the file forms. */
@NullMarked
package io.ivory.flow.json;

import org.jspecify.annotations.NullMarked;
