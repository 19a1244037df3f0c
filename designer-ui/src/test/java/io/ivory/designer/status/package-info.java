@NullMarked
package io.ivory.designer.status;

import org.jspecify.annotations.NullMarked;
