//! Words and beginnings of words, each with numbers: one walk over the bytes of a word finds the word itself and every
//! beginning of it that is listed. It knows nothing of what the numbers mean.

use std::collections::BTreeMap;
use std::ops::Range;

/// A listed word or beginning of a word, and what hangs on it.
#[derive(Clone, Debug, Default)]
struct Node {
    edges: Range<u32>,
    whole: Range<u32>,
    begins: Range<u32>,
}

/// Numbers by word and by beginning of a word. Looking up takes time linear in the word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    /// by byte, each node's together
    edges: Vec<(u8, u32)>,
    numbers: Vec<u32>,
}

/// A trie while it is gathered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    whole: BTreeMap<String, Vec<u32>>,
    begins: BTreeMap<String, Vec<u32>>,
}

#[derive(Default)]
struct Loose {
    edges: BTreeMap<u8, usize>,
    whole: Vec<u32>,
    begins: Vec<u32>,
}

impl Gathered {
    pub(crate) fn add_whole(&mut self, word: String, number: u32) {
        self.whole.entry(word).or_default().push(number);
    }

    pub(crate) fn add_beginning(&mut self, stem: String, number: u32) {
        self.begins.entry(stem).or_default().push(number);
    }

    pub(crate) fn done(self) -> Trie {
        let mut loose = vec![Loose::default()];
        let mut place = |word: &str, whole: Vec<u32>, begins: Vec<u32>| {
            let at = word.bytes().fold(0, |at, byte| {
                let next = loose.len();
                let found = *loose[at].edges.entry(byte).or_insert(next);
                if found == next {
                    loose.push(Loose::default());
                }
                found
            });
            loose[at].whole.extend(whole);
            loose[at].begins.extend(begins);
        };
        self.whole.into_iter().for_each(|(word, list)| place(&word, list, Vec::new()));
        self.begins.into_iter().for_each(|(stem, list)| place(&stem, Vec::new(), list));
        let mut trie = Trie::default();
        for node in loose {
            let edges = trie.edges.len() as u32;
            trie.edges.extend(node.edges.into_iter().map(|(byte, to)| (byte, to as u32)));
            let mut keep = |list: Vec<u32>| {
                let from = trie.numbers.len() as u32;
                trie.numbers.extend(list);
                from..trie.numbers.len() as u32
            };
            let (whole, begins) = (keep(node.whole), keep(node.begins));
            trie.nodes.push(Node { edges: edges..trie.edges.len() as u32, whole, begins });
        }
        trie
    }
}

impl Trie {
    /// The numbers of the word itself; those of its listed beginnings are added to `begins`, the shortest first.
    pub(crate) fn find(&self, word: &str, begins: &mut Vec<u32>) -> &[u32] {
        let Some(mut node) = self.nodes.first() else { return &[] };
        begins.extend_from_slice(self.list(&node.begins));
        for byte in word.bytes() {
            let edges = &self.edges[node.edges.start as usize..node.edges.end as usize];
            let Some((_, to)) = edges.iter().find(|(b, _)| *b == byte) else { return &[] };
            node = &self.nodes[*to as usize];
            begins.extend_from_slice(self.list(&node.begins));
        }
        self.list(&node.whole)
    }

    fn list(&self, range: &Range<u32>) -> &[u32] {
        &self.numbers[range.start as usize..range.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_with_its_beginnings() {
        let mut gathered = Gathered::default();
        gathered.add_whole("устал".to_owned(), 1);
        gathered.add_beginning("уст".to_owned(), 2);
        gathered.add_beginning("устал".to_owned(), 3);
        gathered.add_whole("ус".to_owned(), 4);
        let trie = gathered.done();
        let found = |word: &str| {
            let mut begins = Vec::new();
            let whole = trie.find(word, &mut begins).to_vec();
            (whole, begins)
        };
        assert_eq!(found("устал"), (vec![1], vec![2, 3]));
        assert_eq!(found("устала"), (vec![], vec![2, 3]));
        assert_eq!(found("устои"), (vec![], vec![2]));
        assert_eq!(found("ус"), (vec![4], vec![]));
        assert_eq!(found("у"), (vec![], vec![]));
        assert_eq!(found(""), (vec![], vec![]));
        assert_eq!(Trie::default().find("устал", &mut Vec::new()), &[] as &[u32]);
    }
}
