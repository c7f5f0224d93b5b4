/** The id by which the boxes and buttons of a list belong to its form, wherever they stand. */
export const BULK = 'bulk'
