/**
 * The values of a form as a browser sends them: of a box that is not ticked, nothing. What checks them before they are
 * sent has to see what the server will.
 */
export const asSent = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== false)) as Values
