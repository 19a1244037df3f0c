@NullMarked
package io.ivory.designer.numbers;

import org.jspecify.annotations.NullMarked;
