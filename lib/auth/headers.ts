/** The headers in which the proxy tells the pages what the URL said. */
export const PASS_HEADER = 'x-behalf-pass'
export const REQUEST_HEADER = 'x-behalf-request'
export const PATH_HEADER = 'x-behalf-path'
