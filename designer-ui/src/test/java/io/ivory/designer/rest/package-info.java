@NullMarked
package io.ivory.designer.rest;

import org.jspecify.annotations.NullMarked;
