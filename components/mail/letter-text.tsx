/** A letter's text, with its links to follow. */
export function LetterText({ text }: { text: string }) {
  const parts = [...text.matchAll(/https?:\/\/\S+|[\s\S]+?(?=https?:\/\/|$)/g)]
  return (
    <p className="text-md break-words whitespace-pre-line">
      {parts.map(({ 0: part, index }) =>
        part.startsWith('http') ? (
          <a key={index} href={part} className="break-all text-accent underline underline-offset-4">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
