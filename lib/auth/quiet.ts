/** A cookie that a page sets while it looks again by itself: such a request is no sign of life of whoever sits before it. */
export const quietCookie = 'behalf-quiet'
