/** The look of the way back beside a heading. */
export const backClass = 'inline-block py-2 text-md font-medium text-accent underline-offset-4 hover:underline'
